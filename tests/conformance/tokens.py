"""Splits texts into tokens with Python's own `tokenize`: a JSON list of texts in, a list of lists of tokens out.

Comments, line ends and indentation are left out; an f-string is one token. `null` for what Python cannot tokenize.
"""

import io
import json
import sys
import tokenize

WHITE = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
FSTRING_START = getattr(tokenize, "FSTRING_START", None)
FSTRING_END = getattr(tokenize, "FSTRING_END", None)


def tokens_of(text):
    tokens = []
    inside = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.ERRORTOKEN:
            return None
        if token.type == FSTRING_START:
            inside += 1
            start = token.start if inside == 1 else start
        elif token.type == FSTRING_END:
            inside -= 1
            if inside == 0:
                tokens.append([between(text, start, token.end), start[0]])
        elif not inside and token.type not in WHITE:
            tokens.append([token.string, token.start[0]])
    return tokens


def between(text, start, end):
    lines = text.split("\n")[start[0] - 1 : end[0]]
    lines[-1] = lines[-1][: end[1]]
    lines[0] = lines[0][start[1] :]
    return "\n".join(lines)


def attempt(text):
    try:
        return tokens_of(text)
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return None


json.dump([attempt(text) for text in json.load(sys.stdin)], sys.stdout)
