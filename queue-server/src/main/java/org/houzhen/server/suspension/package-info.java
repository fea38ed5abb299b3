/**
 * Owns what cancelled clinics (停诊) owe their patients: it finds in the journal who wants the money back and has each refund
 * opened once, moves whoever wants another day, and shows the cash desk what is done and what a person has to do. Nobody
 * depends on it.
 */
@ApplicationModule(allowedDependencies = {"engine", "hospital", "journal", "queue", "registration", "staff", "web"})
package org.houzhen.server.suspension;

import org.springframework.modulith.ApplicationModule;
