/**
 * The hospital's own system as the rest of this server sees it: ports in the field's terms. Owns no table; an adapter such
 * as {@code his} stands behind each port. Reads return values and throw {@link
 * org.houzhen.server.hospital.HospitalUnavailableException}; what changes something returns an {@link
 * org.houzhen.server.hospital.Outcome}. All calls block, and any thread may make them.
 */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.hospital;

import org.springframework.modulith.ApplicationModule;
