"""The hops of `docgen cycle`: what is due, who is reminded, what came in, what is frozen; each safe to run twice.

Nothing here asks for today's date. What must be known next time stands in the history (`register.history`): when a return first came
in, what was sent to whom, and the figures as they were when a period was closed.
"""
