/** Measures durable commands against the bare floor: the same rows, group-committed straight into the same store. */
package org.houzhen.acceptance.commands;
