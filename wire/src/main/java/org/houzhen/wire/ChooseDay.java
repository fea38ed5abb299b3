package org.houzhen.wire;

/**
 * A patient of a cancelled clinic (停诊) is moved to another day (改期).
 *
 * @param sessionId with {@code slotId} one of {@link OtherDays}
 */
public record ChooseDay(String sessionId, String slotId) {}
