package org.houzhen.wire;

/**
 * An answer that is not what was asked for (RFC 9457). Programs go by the code, which never changes its meaning; people
 * read the detail, which says in their words what happened and what to do next.
 *
 * @param detail one or two plain Chinese sentences without any personal data
 */
public record Problem(String code, String detail, int status) {}
