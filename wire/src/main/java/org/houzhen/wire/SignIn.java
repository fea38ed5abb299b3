package org.houzhen.wire;

/** A patient says "I am here" (签到) for one registration. Repeated, it is answered as the first time. */
public record SignIn(String registerNo) {}
