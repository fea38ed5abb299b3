package org.houzhen.server.queue;

import java.util.Set;

/**
 * Whose names a hall may read and hear, and who is called by number alone (RULES 13). The narrower word counts: a
 * department named here before its area, both before the specialty.
 *
 * @param numberOnly areas and departments that are called by number alone
 * @param named areas and departments whose masked names are shown, whatever their specialty
 * @param specialties national category codes (诊疗科目) of clinics that nobody wants to be seen waiting for; A05 stands for
 *     A05.01 as well
 */
public record Naming(Set<String> numberOnly, Set<String> named, Set<String> specialties) {
    /** Gynaecology and obstetrics, dermatology-venereology, urology, psychiatry, infectious diseases, reproduction. */
    public static Naming defaults() {
        return new Naming(Set.of(), Set.of(), Set.of("A05", "A13", "A04.04", "A15", "A16", "A50.03", "A50.05"));
    }

    boolean shows(TicketOffice.Line line) {
        String department = line.clinic().department();
        if (numberOnly.contains(department)) {
            return false;
        }
        if (named.contains(department)) {
            return true;
        }
        if (numberOnly.contains(line.area())) {
            return false;
        }
        return named.contains(line.area()) || !isPrivate(line.clinic().specialty());
    }

    private boolean isPrivate(String specialty) {
        return specialties.stream().anyMatch(code -> specialty.equals(code) || specialty.startsWith(code + "."));
    }
}
