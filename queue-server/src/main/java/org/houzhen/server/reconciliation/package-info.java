/** Owns reconciliation: what a channel and the hospital say they did on a day, compared with our own book. */
@ApplicationModule(allowedDependencies = {"channel", "hospital", "ledger", "payment", "refund", "staff", "web"})
package org.houzhen.server.reconciliation;

import org.springframework.modulith.ApplicationModule;
