"""A small quiz with every kind of question, for the tests of reading, judging and showing. Words that only somebody who
answered may see contain SECRET."""

QUIZ = '''\
[[questions]]
id = "one"
kind = "single"
objective = "1.1.a"
prompt = "What is $1 + 1$?"

[[questions.choices]]
text = "$2$"
right = true
feedback = "SECRET: one and one more is two."

[[questions.choices]]
text = "$1$"
right = false
feedback = "SECRET: that is only one of both."

[[questions.choices]]
text = "$11$"
right = false
feedback = "SECRET: that is writing, not adding."

[[questions]]
id = "many"
kind = "multiple"
objective = "1.1.a"
prompt = "Which are even?"

[[questions.choices]]
text = "two"
right = true
feedback = "SECRET: it is two times one."

[[questions.choices]]
text = "three"
right = false
feedback = "SECRET: one is left over here."

[[questions.choices]]
text = "four"
right = true
feedback = "SECRET: it is two times two."

[[questions]]
id = "number"
kind = "numeric"
objective = "1.1.a"
prompt = "What is a half?"
answer = 0.5
tolerance = 0.01
proof = "print(1 / 2)"
explanation = "SECRET: $1 / 2$."

[[questions.mistakes]]
answer = 2
feedback = "SECRET mistake: that is the double."

[[questions]]
id = "word"
kind = "text"
objective = "1.1.a"
prompt = "Which function adds?"
accepted = ["np.sum", "SecretSum"]
explanation = "SECRET: it adds."

[[questions.mistakes]]
answers = ["np.prod", "prod"]
feedback = "SECRET mistake: that multiplies."

[[questions]]
id = "shape"
kind = "shape"
objective = "1.1.a"
prompt = "Which shape has `result`?"
code = """
result = np.zeros((3, 4))
"""
answer = [3, 4]
explanation = "SECRET: three rows."

[[questions.mistakes]]
answer = [4, 3]
feedback = "SECRET mistake: turned around."

[[questions]]
id = "words"
kind = "written"
objective = "1.1.a"
prompt = "Why?"
model = "SECRET: because."
criteria = ["SECRET: says because", "SECRET: says nothing else"]

[[questions]]
id = "five"
kind = "numeric"
objective = "1.1.a"
prompt = "What is five?"
answer = 5
tolerance = 0.1
proof = "print(5)"
explanation = "SECRET: five."

[[questions]]
id = "minus"
kind = "numeric"
objective = "1.1.a"
prompt = "What is one less than nothing?"
answer = -1
tolerance = 0.1
proof = "print(-1)"
explanation = "SECRET: a debt of one."
'''
