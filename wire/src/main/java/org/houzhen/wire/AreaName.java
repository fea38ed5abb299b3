package org.houzhen.wire;

/** A waiting area a desk can choose. */
public record AreaName(String area, String areaName) {}
