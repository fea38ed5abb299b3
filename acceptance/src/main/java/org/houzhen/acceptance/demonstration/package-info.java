/** The demonstration: everything on one machine, with a page for each person of a visit. */
package org.houzhen.acceptance.demonstration;
