/** Owns reconciliation: what a channel, the hospital and the insurer say they did on a day, compared with our own book. */
@ApplicationModule(
        allowedDependencies = {"channel", "hospital", "insurance", "ledger", "payment", "refund", "staff", "web"})
package org.houzhen.server.reconciliation;

import org.springframework.modulith.ApplicationModule;
