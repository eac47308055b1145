# Prints one line as long as it may be, without a space to break it at, and ten thousand empty ones.
#
# target = "script"
# verdict = "finished"
# reason = "ran to its end"

print("x" * 50_000)
print("\n" * 10_000)
print("Z̷" + "\u0335\u0336\u0337" * 500)
