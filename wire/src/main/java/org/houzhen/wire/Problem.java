package org.houzhen.wire;

/**
 * An answer that is not what was asked for (RFC 9457). Programs go by the code, which never changes its meaning; people
 * read the detail, which says in their words what happened and what to do next.
 *
 * @param detail one or two plain Chinese sentences without any personal data
 * @param detailEn the same in English; absent where pages have words of their own for the code
 */
public record Problem(String code, String detail, int status, String detailEn) {
    public Problem(String code, String detail, int status) {
        this(code, detail, status, null);
    }
}
