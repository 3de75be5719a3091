# Writes sna.csv: Bonacich's power, information centrality and Freeman's centralisation of 200
# networks, by R sna.
#
# Run in this folder: Rscript crosscheck_sna.R > sna.csv
suppressMessages(library(sna))
cat(sprintf("# sna %s, %s, written by crosscheck_sna.R\n", packageVersion("sna"), R.version.string))
cat("row,network,values\n")
set.seed(47)
put <- function(row, network, values) cat(row, ",", network, ",", paste(sprintf("%.15g", values), collapse = " "), "\n", sep = "")
for (network in 0:199) {
  n <- sample(4:10, 1)
  repeat {
    g <- rgraph(n, tprob = sample(c(.25, .4, .7), 1), mode = "graph")
    if (network %% 5 == 0) { # a tree
      g[] <- 0
      for (i in 2:n) { j <- sample.int(i - 1, 1); g[i, j] <- g[j, i] <- 1 }
    }
    if (length(unique(component.dist(g)$membership)) == 1) break
  }
  cat("network,", network, ",", paste(apply(g, 1, paste, collapse = ""), collapse = " "), "\n", sep = "")
  for (beta in c(-.05, .05)) put(paste("power", beta), network, bonpow(g, gmode = "graph", exponent = beta, tol = 1e-14))
  put("information", network, infocent(g, gmode = "graph"))
  put("centralization", network, c(
    centralization(g, degree, mode = "graph"),
    centralization(g, closeness, mode = "graph"),
    centralization(g, betweenness, mode = "graph")
  ))
}
