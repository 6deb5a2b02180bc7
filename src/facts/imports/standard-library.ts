/**
 * Top-level modules of Python's standard library, 3.8 to 3.14 together: `sys.stdlib_module_names` of 3.11, and what the
 * release notes of the others list as added or removed. A repository may be written for any of them.
 */
const PYTHON_3_11 = `
  __future__ __main__ _thread abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop
  base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop
  collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes
  curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno
  faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass
  gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io
  ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math
  mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers
  opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib
  poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri
  random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
  signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl
  stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile
  telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace
  traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings
  wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
`

/** Gone before 3.11 (removed in 3.9 to 3.11). */
const REMOVED = 'binhex dummy_threading _dummy_thread formatter macpath parser symbol'

/** Added in 3.14. */
const ADDED = 'annotationlib compression'

/** Python 2 names that were renamed or dropped in 3.0: legacy scripts import them still. */
const PYTHON_2 = `
  BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer HTMLParser Queue SimpleHTTPServer
  SimpleXMLRPCServer SocketServer StringIO Tkinter UserDict UserList UserString __builtin__ anydbm cPickle
  cStringIO commands cookielib copy_reg dbhash dumbdbm exceptions gdbm htmlentitydefs htmllib httplib md5
  mimetools new popen2 rfc822 robotparser sets sgmllib sha thread tkMessageBox urllib2 urlparse whichdb
  xmlrpclib
`

const MODULES: ReadonlySet<string> = new Set(
  [PYTHON_3_11, REMOVED, ADDED, PYTHON_2].join(' ').split(/\s+/).filter(Boolean),
)

/** Whether the top-level name of a dotted module belongs to Python itself. */
export function isStandardLibrary(module: string): boolean {
  const [top = ''] = module.split('.', 1)
  return MODULES.has(top)
}
