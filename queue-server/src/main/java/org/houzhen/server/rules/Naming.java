package org.houzhen.server.rules;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose names a hall may read and hear, and who is called by number alone (RULES 13). The narrower word counts: a
 * department named here before its area, both before the specialty.
 *
 * @param numberOnly areas and departments that are called by number alone
 * @param named areas and departments whose masked names are shown, whatever their specialty
 * @param numberOnlySpecialties national category codes (诊疗科目) of clinics that nobody wants to be seen waiting for; A05
 *     stands for A05.01 as well
 */
public record Naming(Set<String> numberOnly, Set<String> named, Set<String> numberOnlySpecialties) {
    public Naming {
        numberOnly = sorted(numberOnly);
        named = sorted(named);
        numberOnlySpecialties = sorted(numberOnlySpecialties);
    }

    private static Set<String> sorted(Set<String> words) {
        return Collections.unmodifiableSet(new TreeSet<>(words));
    }

    /** Gynaecology and obstetrics, dermatology-venereology, urology, psychiatry, infectious diseases, reproduction. */
    public static Naming defaults() {
        return new Naming(Set.of(), Set.of(), Set.of("A05", "A13", "A04.04", "A15", "A16", "A50.03", "A50.05"));
    }

    /** Whether a clinic's patients may be named, by its area, department and category code. */
    public boolean shows(String area, String department, String specialty) {
        if (numberOnly.contains(department)) {
            return false;
        }
        if (named.contains(department)) {
            return true;
        }
        if (numberOnly.contains(area)) {
            return false;
        }
        return named.contains(area) || !isPrivate(specialty);
    }

    private boolean isPrivate(String specialty) {
        return numberOnlySpecialties.stream()
                .anyMatch(code -> specialty.equals(code) || specialty.startsWith(code + "."));
    }
}
