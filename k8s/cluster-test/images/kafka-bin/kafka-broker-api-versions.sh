#!/bin/bash
# The real one is in a jar that is not among these: here it only asks whether the broker listens.
exec 3<>/dev/tcp/localhost/9092
