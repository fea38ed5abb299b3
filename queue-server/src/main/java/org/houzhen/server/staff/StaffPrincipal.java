package org.houzhen.server.staff;

import java.util.Locale;
import java.util.Set;

/**
 * The person who makes a request; controllers under /api/desk take it as {@code @AuthenticationPrincipal}.
 *
 * @param doctorId the hospital's number of this doctor; empty for anybody else
 * @param areas the waiting areas this person works in
 */
public record StaffPrincipal(String staffId, String name, Role role, String doctorId, Set<String> areas) {
    /** People work in their own areas; nurses and doctors without any of their own, in all. */
    public boolean worksIn(String area) {
        return areas.contains(area) || areas.isEmpty() && !role.needsAreas();
    }

    /** As journals and orders name it: the role and the number, {@code nurse:17}. */
    public String actor() {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + staffId;
    }

    @Override
    public String toString() {
        return "StaffPrincipal[" + staffId + "]";
    }
}
