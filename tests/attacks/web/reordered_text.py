# Prints bidirectional overrides, isolates and marks, which make a line read otherwise than it is.
#
# target = "script"
# verdict = "finished"
# reason = "ran to its end"
# says = ["⟨U+202E⟩dessap", "⟨U+2066⟩"]

print("\u202edessap :tcidrev\u202c \u2066hidden\u2069 \u200emark\u200f \u061carabic \u202ex")
