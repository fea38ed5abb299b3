package org.houzhen.server.alipay;

import java.util.Optional;

/**
 * Cuts the text of one member of a JSON object out as it stands there. Alipay signs that text, so it must be verified before
 * anything is parsed, and a parsed and rewritten object would no longer be what was signed.
 */
final class RawMember {
    private final String text;
    private int at;

    private RawMember(String text) {
        this.text = text;
    }

    /** The object under that name at the top level; empty if there is none, or the text is no JSON that far. */
    static Optional<String> object(String text, String name) {
        return new RawMember(text).find(name).filter(member -> member.startsWith("{"));
    }

    private Optional<String> find(String name) {
        if (!skipTo('{')) {
            return Optional.empty();
        }
        while (skipTo('"')) {
            int from = at;
            skipString();
            String found = text.substring(Math.min(from, text.length()), Math.max(from, at - 1));
            if (!skipTo(':')) {
                return Optional.empty();
            }
            String value = value();
            if (found.equals(name)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Goes behind the next character of this kind; only blanks and commas may stand before it. */
    private boolean skipTo(char wanted) {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == wanted) {
                return true;
            }
            if (next != ',' && !Character.isWhitespace(next)) {
                return false;
            }
        }
        return false;
    }

    private void skipString() {
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\\') {
                at++;
            } else if (next == '"') {
                return;
            }
        }
    }

    private String value() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int from = at;
        int depth = 0;
        do {
            depth += step();
        } while (at < text.length() && (depth > 0 || !endsValue(text.charAt(at))));
        return text.substring(from, Math.min(at, text.length())).strip();
    }

    /** Goes on by one character, or by one string; says how much deeper that leads. */
    private int step() {
        if (at >= text.length()) {
            return 0;
        }
        char next = text.charAt(at++);
        if (next == '"') {
            skipString();
        }
        return change(next);
    }

    private static boolean endsValue(char next) {
        return next == ',' || next == '}';
    }

    private static int change(char next) {
        return switch (next) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }
}
