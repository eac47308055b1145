# Answers with text, keys and type names that are markup, where the results show what came out.
#
# target = "truth"
# verdict = "failed"
# reason = "should be a bool"
# says = ["<script>attacked()</script>"]

def is_even(n):
    return {"<script>attacked()</script>": "</pre><img src=x onerror=attacked()>", "\u202e\x00": "\x1b[31m"}
