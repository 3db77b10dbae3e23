"""The sample city content/mianyang: invented units and figures, made anew byte for byte from one seed."""
