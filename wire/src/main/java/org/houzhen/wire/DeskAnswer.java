package org.houzhen.wire;

/**
 * A desk's command was done. A refused one is a {@link Problem} whose code is the rule's name.
 *
 * @param ticket the ticket it was about; absent when it was about a room
 * @param repeated the same command had been done before
 */
public record DeskAnswer(String ticket, boolean repeated) {}
