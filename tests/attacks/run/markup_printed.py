# A Run that prints markup: scripts, attribute breaks, ends of the elements that a page might show it in.
#
# target = "script"
# verdict = "finished"
# reason = "ran to its end"
# says = ["<script>attacked()</script>", "</pre></textarea></template><img src=x onerror=attacked()>"]

print("<script>attacked()</script>")
print("</pre></textarea></template><img src=x onerror=attacked()>")
print("<svg onload=attacked()><a href=javascript:attacked()>here</a>")
print("'\" onfocus=attacked() autofocus x='")
print("<!-- attacked() --> <![CDATA[ attacked() ]]> {{ attacked }} {% attacked %} &lt;script&gt;")
