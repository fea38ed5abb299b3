package org.houzhen.server.phone;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.registration.SlipLinks;

/** The address of the phone page as slips carry it. The token stands behind the #: browsers send it to nobody, so no log has it. */
final class PhoneAddress implements SlipLinks {
    private final String base;
    private final VisitLinks links;

    /** @param base where phones reach this server, such as {@code https://queue.example.org}; empty for no links */
    PhoneAddress(String base, VisitLinks links) {
        this.base = base.isBlank() ? "" : checked(base.strip());
        this.links = links;
    }

    private static String checked(String base) {
        URI address = URI.create(base);
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "houzhen.phone.address must be such as https://host or https://host/path");
        }
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    @Override
    public Optional<String> of(String registerNo, LocalDate day) {
        return base.isEmpty() ? Optional.empty() : Optional.of(base + "/phone#" + links.token(registerNo, day));
    }
}
