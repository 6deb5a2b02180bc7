"""Syntax of Python 3.12."""

type Alias[T] = list[T]


def generic[T: (int, str), *Ts, **P](a: T, *args: *Ts, **kwargs: P.kwargs) -> T:
    match a, *args:
        case [1, 2, *rest] | {"a": rest} if rest and a:
            return match(case=1)
        case Point(x=0, y=-1) as p if p:
            pass
        case (other):
            type = case = match = other
            return type(case)[match]
    match a:
        case _ if a or b: x = 1
        case str() | None: x = 2
    try:
        pass
    except* (A, B): pass
    except* C as e:
        pass
    return f"{d["a"]}{f"{f"{a if b else c}"}":>{w}}{
        a and b  # why
    !r}"


class Generic[T]:
    def match(self, case, type): print(f'{self:{case}}' f"{type=!s:^{case or 1}}" "\N{EM DASH}" f"\N{EM DASH}{case}")
    async def parenthesised(self):
        with (open(a) as b, open(c) as d,):
            return a[*b, 1:2], *c
