/** Names that are there before any cell runs: Python's built-in ones up to 3.13, and those of a module. A notebook has no `__file__`. */
const PYTHON =
  'ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError ' +
  'BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ' +
  'ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup ' +
  'False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ' +
  'ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError ' +
  'MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError ' +
  'OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ' +
  'ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError ' +
  'SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError ' +
  'UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning WindowsError ' +
  'ZeroDivisionError __build_class__ __builtins__ __debug__ __doc__ __import__ __loader__ __name__ __package__ __spec__ ' +
  'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright ' +
  'credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash ' +
  'help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ' +
  'ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type ' +
  'vars zip __annotations__ __class__'

/** Names that IPython and Databricks put in place. */
const NOTEBOOK = 'In Out get_ipython display spark sc sqlContext dbutils displayHTML table sql'

const KNOWN = new Set([...PYTHON.split(' '), ...NOTEBOOK.split(' ')])

/** Whether a name needs no cell to bind it: `_`, `__`, `_12` and `_i3` hold results of IPython. */
export function isKnown(name: string): boolean {
  return KNOWN.has(name) || /^_(_{0,2}|i{0,3}|i?\d+|oh|ih|dh)$/.test(name)
}
