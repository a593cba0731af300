"""Reads the YAML of the kits in Docs/CI.md, where PyYAML is missing: block mappings and sequences, flow ones of plain
words, plain and single-quoted scalars, `|` blocks, whole-line comments. Every scalar is text. Anything else is an error."""
import re


def parse(text):
    lines = [line.rstrip() for line in text.split("\n")]
    value, rest = _node(lines, 0, 0)
    if _skip(lines, rest) < len(lines):
        raise ValueError(f"line {rest + 1} stands at no known depth: {lines[rest]}")
    return value


def _skip(lines, at):
    while at < len(lines) and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at += 1
    return at


def _depth(line):
    return len(line) - len(line.lstrip(" "))


def _node(lines, at, least):
    """The mapping or sequence that starts at a line, if that is `least` deep or deeper; and the line after it."""
    at = _skip(lines, at)
    if at == len(lines) or _depth(lines[at]) < least:
        return "", at
    depth = _depth(lines[at])
    sequence = lines[at].lstrip().startswith("- ")
    value = [] if sequence else {}
    while (at := _skip(lines, at)) < len(lines) and _depth(lines[at]) == depth:
        line = lines[at]
        if line.lstrip().startswith("- ") != sequence:
            break
        if sequence and not re.match(r" *- [\w-]+:( |$)", line):
            item, at = _scalar(line.lstrip()[2:]), at + 1
            value.append(item)
        elif sequence:
            lines[at] = " " * (depth + 2) + line.lstrip()[2:]
            item, at = _node(lines, at, depth + 2)
            value.append(item)
        else:
            match = re.match(r" *([\w.-]+):(?: +(.*))?$", line)
            if not match:
                raise ValueError(f"line {at + 1} is no key with a value: {line}")
            key, rest = match.group(1), match.group(2) or ""
            if key in value:
                raise ValueError(f"line {at + 1}: the key {key} stands twice")
            if rest == "|":
                value[key], at = _block(lines, at + 1, depth)
            elif rest:
                value[key], at = _scalar(rest), at + 1
            else:
                value[key], at = _node(lines, at + 1, depth + 1)
    return value, at


def _block(lines, at, depth):
    end = at
    while end < len(lines) and (not lines[end] or _depth(lines[end]) > depth):
        end += 1
    indent = _depth(lines[at])
    return "\n".join(line[indent:] for line in lines[at:end]).rstrip("\n") + "\n", end


def _scalar(text):
    if re.fullmatch(r"'[^']*'", text):
        return text[1:-1]
    if re.fullmatch(r"\[[\w., /-]*\]", text):
        return [word.strip() for word in text[1:-1].split(",") if word.strip()]
    if text[0] in "'\"[]{}&*!|>%@`#" or ": " in text or " #" in text:
        raise ValueError(f"this YAML is not read here: {text}")
    return text
