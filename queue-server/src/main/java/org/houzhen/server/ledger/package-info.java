/** Owns the double-entry book: where every fen is, and which order or refund explains it. Knows nobody else's tables. */
@ApplicationModule(allowedDependencies = {})
package org.houzhen.server.ledger;

import org.springframework.modulith.ApplicationModule;
