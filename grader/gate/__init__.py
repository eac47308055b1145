"""The content gate: proves that a course can be taught before anybody learns from it.

    chosen = choose(read_course(folder), ["1.1"])
    problems = writing_problems(chosen, folder)          what can be told by reading
    with workshop(jobs=2) as shop:                       what can be told by running, in the real sandbox
        for result in examine(chosen, shop, DEEP): ...
    Ledger.beside(folder)                                what deep runs have found, so that it need not be run again

`manage.py check_curriculum` prints it, `manage.py new_exercise` makes something to begin with. Reading and importing a
course is left to `courses`, judging to `grader.judging`: an exercise is tried here the way a learner's answer is.
"""
