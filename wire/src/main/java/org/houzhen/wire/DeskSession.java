package org.houzhen.wire;

/**
 * A clinic session of today at a desk, and where it is held.
 *
 * @param emergency its patients are called by grade; absent for every other
 */
public record DeskSession(ClinicSessionView session, String area, String areaName, String roomId, Boolean emergency) {}
