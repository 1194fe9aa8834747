#!/usr/bin/env python3
"""Kills a run at each system call that touches files, and looks at what is there afterwards.

After every kill the output folder must hold the old draft or the new one, whole (every file as its run.json vouches),
and the next run must succeed. Needs strace.

  kill_at_every_call.py RAPPORT [--limit N]     prints one line a call and a closing line
"""
import argparse, hashlib, json, os, pathlib, shutil, subprocess, sys, tempfile

CALLS = ["openat", "write", "fsync", "rename", "renameat2", "mkdir", "unlink", "rmdir", "symlink", "pread64", "flock"]
HEADER = "id,B1,B2,unit\n"
STUDY = """title: Kill
sources: {answers: {path: answers.csv, columns: {id: person}}}
indices: {belonging: [B1, B2]}
cuts: [unit]
"""


def survey(folder, rows):
    (folder / "pipeline.yml").write_text(STUDY)
    body = "".join("p%d,%d,%d,%s\n" % (i, 1 + i % 5, 1 + i * 7 % 5, "AB"[i % 2]) for i in range(rows))
    (folder / "answers.csv").write_text(HEADER + body)


def whole(draft):
    run = json.loads((draft / "run.json").read_text())
    for output in run["outputs"]:
        data = (draft / output["path"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != output["sha256"]:
            return None
    return run["run_id"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rapport")
    parser.add_argument("--limit", type=int, default=400, help="most kills a call")
    args = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="rapport-kill-"))
    command = [os.path.abspath(args.rapport), "run", "-q", "--release", "pipeline.yml", "--out", "out", "--workers", "1"]
    survey(work, 60)
    subprocess.run(command, cwd=work, check=True)
    old = whole(work / "out/draft")
    shutil.copytree(work / "out", work / "before", symlinks=True)
    survey(work, 61)
    subprocess.run(command, cwd=work, check=True)
    new = whole(work / "out/draft")
    assert old and new and old != new
    kills = failures = 0
    for call in CALLS:
        for when in range(1, args.limit + 1):
            shutil.rmtree(work / "out")
            shutil.copytree(work / "before", work / "out", symlinks=True)
            trace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call,
                     "-e", "inject=%s:signal=SIGKILL:when=%d" % (call, when)]
            code = subprocess.run(trace + command, cwd=work, stderr=subprocess.DEVNULL).returncode
            found = whole(work / "out/draft")
            current = whole(work / "out" / os.readlink(work / "out/current"))
            good = found in (old, new) and current in (old, new)
            if code == 0:
                good = good and found == new
            else:
                kills += 1
                again = subprocess.run(command, cwd=work).returncode
                good = good and again == 0 and whole(work / "out/draft") == new
            if not good:
                failures += 1
                print("%s %d: exit %d, draft %s, current %s" % (call, when, code, found, current))
            if code == 0:
                break
        print("%-10s %d kills" % (call, when - 1), flush=True)
    shutil.rmtree(work)
    print("kills: %d, half-published or not recovered: %d" % (kills, failures))
    sys.exit(1 if failures or not kills else 0)


if __name__ == "__main__":
    main()
