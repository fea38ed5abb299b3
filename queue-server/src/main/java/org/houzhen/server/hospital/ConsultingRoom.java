package org.houzhen.server.hospital;

/** A consulting room (诊室) of a waiting area. */
public record ConsultingRoom(String id, String name) {}
