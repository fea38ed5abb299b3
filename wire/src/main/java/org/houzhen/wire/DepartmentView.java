package org.houzhen.wire;

/**
 * A clinic that can be registered with today.
 *
 * @param category the group it is shown under, such as 内科
 * @param place floor and waiting area in the hospital's words
 * @param remaining numbers still free today over all its clinic sessions; a hint
 */
public record DepartmentView(String id, String name, String category, String place, int remaining) {}
