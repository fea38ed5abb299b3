package org.houzhen.wire;

/** A clinic is cancelled (停诊); the reason is compulsory and names no patient. */
public record SuspendClinic(String reason) {}
