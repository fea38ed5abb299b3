/** Owns orders: one truth about the money of each, from the first lock to the slip, across lost answers and restarts. */
@ApplicationModule(allowedDependencies = {"channel", "ledger", "web"})
package org.houzhen.server.payment;

import org.springframework.modulith.ApplicationModule;
