"""Syntax that a reader of Python may trip over; every Python from 3.8 on takes it.

def not_a_function():
    pass
"""

import a, b.c as d
from . import (
    e,  # why
    f as g,
)
from ...h import *

if TYPE_CHECKING:
    from i import J
elif d:
    import k
try:
    import l
except (KeyError, ImportError):
    l = None

CONSTANT = {"a": [1, -2, (None, True)], "b": {0x1F, 1_000}}
VALUE = compute(CONSTANT)[0] if a and b else "def f(): pass"


@decorator(lambda x, *y, z=1: x if y else z, key="def g():")
@other
def decorated(
    a,
    b=lambda x, y={"a": (1, 2)}: x and y,  # def h():
    *args,
    c: Dict[str, int] = {"d": 1},
    **kwargs
) -> (yield):
    # comment
    def inner(x=a or b): return x
    class Local:
        y = [x for x in args if x if not a]
        def method(self): return self.y and 1
    return {
        k: v
        for k, v in kwargs.items()

        for _ in range(3)
    }
    # trailing comment

# at the margin
async def asynchronous(a, /, b, *, c):
    async with a as x, b as y:
        async for z in x:
            await z; break
        else:
            return [w async for w in y if await w]
    text = f"{a!r:>{b}}{{if and or}}{c if a or b else ', '.join(x for x in y)}" \
           f'''
{a
 and b} for if
'''
    while (n := c()): pass
    else: text += """
    while and or
    """
    return text, """a
""" """b
"""


class Outer(Base, metaclass=Meta):
    """Docs."""
    x = 1; y: int = call(2)

    class Inner:
	# a tab before the comment
        def method(self, a, cls): return not a
        @classmethod
        def create(cls, *, self): assert self and cls, "or" or "and"
    @staticmethod
    def static(self, a): raise A from b
    if x:
        def conditional(*self, **cls):
            try:
                del self[0], cls.a
            except (A, B) as e: pass
            except C: return
            except: raise
            else:
                for i, in self: continue
                else: yield from cls
            finally: global t; t = lambda: 0 if a else 1
    else:
        conditional = None
    async def \
        continued(self, a, \
                  b):
        return a if b else \
               b if a else self


def one_line(): first(); second(a, *b, c=1, **d)
def next_line(a=one_line().x().y(z)[0](1)): return a()()
for i in range(3):
    import m
    if i: one_line()
    def in_loop(): pass
if __name__ == "__main__": one_line(); print("%s" % VALUE, file=d.e) ; x = yield_
