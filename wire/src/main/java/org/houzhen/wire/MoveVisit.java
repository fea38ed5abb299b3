package org.houzhen.wire;

/**
 * A patient who stands at a terminal moves a registration of a cancelled clinic (停诊) to another day (改期).
 *
 * @param sessionId with {@code slotId} one of {@link OtherDays}
 */
public record MoveVisit(String patientId, String registerNo, String sessionId, String slotId) {}
