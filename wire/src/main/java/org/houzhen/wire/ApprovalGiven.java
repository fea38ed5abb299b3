package org.houzhen.wire;

/** A second person allowed one change; the desk sends it again with this. */
public record ApprovalGiven(String approval) {}
