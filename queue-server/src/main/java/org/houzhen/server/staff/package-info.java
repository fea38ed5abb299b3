/**
 * Owns the people who work here, how they sign in, and the rules that say who may do what: {@code SecurityRules} is the
 * one place to read them.
 */
@ApplicationModule(allowedDependencies = {"kiosk", "web"})
package org.houzhen.server.staff;

import org.springframework.modulith.ApplicationModule;
