/** The fiscal platform that issues e-bills, on loopback: for demonstration and for tests. */
package org.houzhen.acceptance.fiscal;
