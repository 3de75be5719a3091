# Writes sedist.csv: structural distances of 200 networks of one mode, with directions and
# without, by R sna: two nodes by their ties with all others.
#
# Run in this folder: Rscript crosscheck_sedist.R > sedist.csv
suppressMessages(library(sna))
cat(sprintf("# sna %s, %s, written by crosscheck_sedist.R\n", packageVersion("sna"), R.version.string))
cat("row,network,values\n")
set.seed(37)
put <- function(row, network, values) cat(row, ",", network, ",", paste(sprintf("%.15g", values), collapse = " "), "\n", sep = "")
for (network in 0:199) {
  n <- sample(4:9, 1)
  directed <- network %% 2 == 1
  g <- rgraph(n, tprob = sample(c(.15, .3, .6), 1), mode = if (directed) "digraph" else "graph")
  if (network %% 5 == 0) g[2, ] <- g[, 2] <- 0
  if (network %% 7 == 0) { g[1, ] <- g[3, ]; g[, 1] <- g[, 3]; g[1, 3] <- g[3, 1] <- 0; diag(g) <- 0 }
  cat("network,", network, ",", paste(apply(g, 1, paste, collapse = ""), collapse = " "), "\n", sep = "")
  for (method in c("euclidean", "hamming", "correlation")) {
    d <- sedist(g, method = method, mode = "digraph", diag = FALSE)
    put(method, network, d[lower.tri(d)])
  }
}
