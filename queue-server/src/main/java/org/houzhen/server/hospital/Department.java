package org.houzhen.server.hospital;

/**
 * A clinic that patients can register with.
 *
 * @param category the group it is shown under, such as 内科
 * @param area one capital letter: the waiting area that serves it
 * @param place floor and waiting area in the hospital's words
 * @param remaining slots still free that day over all its clinic sessions; a hint
 */
public record Department(
        String id,
        String name,
        String category,
        String campus,
        String area,
        String areaName,
        String place,
        int remaining) {}
