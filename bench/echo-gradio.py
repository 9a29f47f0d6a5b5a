# The other server that the bench compares. Calls skip Gradio's queue, which is its fastest way to answer, unless QUEUE is set.
import os

import gradio


def echo(text):
    return text


demo = gradio.Interface(echo, "text", "text", api_name="echo", flagging_mode="manual", concurrency_limit=10)
if "QUEUE" not in os.environ:
    for function in demo.fns.values():
        function.queue = False
demo.launch(server_name="127.0.0.1", server_port=int(os.environ["PORT"]), quiet=True)
