# Prints what a terminal obeys: escapes that clear, colour and retitle, carriage returns, backspaces, NUL, the C1 set.
#
# target = "script"
# verdict = "finished"
# reason = "ran to its end"
# says = ["␛[2J", "␀", "⟨U+009B⟩"]

import sys

sys.stdout.buffer.write(b"\x1b[2J\x1b]0;attacked\x07 \x00\x08\x08\x7f 100%\r 0%\r\n \xff\xfe\xed\xa0\x80\n")
print("\x85\x9b31m\u2028line\u2029paragraph\ufeff\ufffe\U000e0001")
