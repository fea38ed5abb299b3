package org.houzhen.wire;

/** A clinic session of today at a desk, and where it is held. */
public record DeskSession(ClinicSessionView session, String area, String areaName, String roomId) {}
