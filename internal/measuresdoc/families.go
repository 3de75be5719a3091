package main

// family is measures that answer like questions.
type family struct {
	title    string
	question string
	words    string // other names to search by
	measures []measure
}

// measure is a Go type or function, and other names to search by.
type measure struct {
	of    string
	words string
}

// families is every measure once, by what it is asked for. Words are those of the
// literature, of other programs, and of French.
var families = []family{
	{"Size and density", "How large is the network, and how many of the possible ties exist?", "réseau d'affiliation, biparti, densité", []measure{
		{"graph.Network", "two-mode network, bipartite graph, affiliation network, incidence matrix, hypergraph, graphe biparti"},
		{"graph.OneMode", "projection, co-membership, co-affiliation, co-occurrence, one-mode network, unipartite"},
		{"metrics.Density", "connectance, edge density, fill, densité"},
		{"metrics.MeanDegree", "average degree, links per species, degré moyen"},
	}},
	{"Centrality", "Who is central, and in which sense? Is the whole network centred on few?", "importance, prominence, key players, centralité", []measure{
		{"metrics.Degree", "Freeman degree, strength, weighted degree, activity, popularity, number of partners, centralité de degré"},
		{"metrics.AlphaDegree", "Opsahl degree, degree and strength combined, degree_w of tnet"},
		{"metrics.Closeness", "Freeman closeness, Wasserman-Faust closeness, centralité de proximité"},
		{"metrics.Harmonic", "harmonic closeness, inverse distance, valued centrality, nodal efficiency"},
		{"metrics.Betweenness", "Freeman betweenness, shortest-path betweenness, centralité d'intermédiarité"},
		{"metrics.SampledBetweenness", "approximate betweenness, estimated betweenness, large networks"},
		{"metrics.SubsetBetweenness", "betweenness between two groups, Q-betweenness, betweenness of sources and targets"},
		{"metrics.TieBetweenness", "edge betweenness, link betweenness, Girvan and Newman"},
		{"metrics.CurrentFlow", "random-walk betweenness, current-flow betweenness, Newman betweenness"},
		{"metrics.InformationCentrality", "current-flow closeness, Stephenson and Zelen, resistance distance"},
		{"metrics.Eigenvector", "Bonacich eigenvector, spectral centrality, leading eigenvector, centralité de vecteur propre"},
		{"metrics.PageRank", "random walk with restart, Google, prestige, personalized PageRank, marche aléatoire"},
		{"metrics.HITS", "hub, authority, Kleinberg, prestige in directed networks"},
		{"metrics.Katz", "status, alpha centrality, walks, Katz prestige"},
		{"metrics.PowerCentrality", "Bonacich power, beta centrality, bargaining, pouvoir"},
		{"metrics.Subgraph", "communicability, Estrada, closed walks"},
		{"metrics.GroupCentrality", "group degree, group closeness, group betweenness, key player sets"},
		{"metrics.Coalition", "dominating set, maximum coverage, set cover, key player sets"},
		{"metrics.Centralization", "Freeman centralization, centralisation, network centralization of a mode"},
		{"metrics.DegreeCentralization", "Freeman degree centralization, star-likeness, centralisation de degré"},
	}},
	{"Distance and reach", "How many steps are nodes from each other?", "geodesics, shortest paths, plus courts chemins", []measure{
		{"metrics.Distances", "average path length, characteristic path length, diameter, global efficiency, geodesic, distance moyenne"},
		{"metrics.Eccentricity", "radius, centre of a graph, farthest node, excentricité"},
		{"metrics.Reach", "k-path reach, k-step reach, reachability, neighbourhood size"},
		{"metrics.SmallWorld", "small world, small-worldness, sigma, omega, Watts and Strogatz, petit monde"},
	}},
	{"Closure and clustering", "Do partners of partners become partners?", "triadic closure, triads, cycles of four, fermeture triadique", []measure{
		{"metrics.Clustering", "local clustering coefficient, Watts and Strogatz, ego density, coefficient d'agrégation"},
		{"metrics.Transitivity", "global clustering coefficient, triangles, closed triplets, transitivité"},
		{"metrics.Barrat", "weighted clustering coefficient"},
		{"metrics.Onnela", "weighted clustering coefficient, intensity of triangles, networkx clustering with weights"},
		{"metrics.OpsahlPanzarasa", "weighted global clustering, weighted transitivity, clustering_w of tnet"},
		{"metrics.Latapy", "two-mode clustering coefficient, bipartite clustering, overlap of neighbourhoods"},
		{"metrics.Opsahl", "two-mode clustering, bipartite clustering, closed paths of four, clustering_tm of tnet"},
		{"metrics.RobinsAlexander", "reinforcement, bipartite clustering, four-cycle closure, share of closed three-paths"},
		{"metrics.Butterflies", "four-cycles, 4-cycles, squares, rectangles, bicliques of two and two"},
		{"metrics.Redundancy", "redundancy coefficient, bipartite node_redundancy, redondance"},
	}},
	{"Structural holes and brokerage", "Who connects others that would not meet?", "social capital, trou structural, courtage, intermédiation", []measure{
		{"metrics.Constraint", "structural holes, Burt, network constraint, trou structural, contrainte"},
		{"metrics.EffectiveSize", "structural holes, Burt, non-redundant contacts, trou structural"},
		{"metrics.Efficiency", "structural holes, Burt, effective size by degree"},
		{"metrics.Hierarchy", "structural holes, Burt, Coleman-Theil disorder, concentration of constraint"},
		{"metrics.LocalBridges", "bridges of Burt and Granovetter, weak ties, no common neighbour, liens faibles"},
		{"metrics.Simmelian", "embedded ties, strong ties in triads, Krackhardt, third parties"},
		{"metrics.TwoModeConstraint", "structural holes in two modes, Burt, bipartite constraint"},
		{"metrics.TwoModeEffectiveSize", "structural holes in two modes, Burt, bipartite effective size"},
		{"brokerage.Roles", "Gould and Fernandez, gatekeeper, liaison, coordinator, itinerant, representative, consultant"},
		{"brokerage.Brokering", "brokerage activity and exclusivity, open triads, powerhouse, linchpin, connector, sideliner"},
	}},
	{"Cohesion", "Does the network hold together, and what would break it?", "connectivity, robustness, cohésion", []measure{
		{"metrics.Components", "connected components, giant component, weakly connected, composantes connexes"},
		{"metrics.CutNodes", "articulation points, cut vertices, cutpoints, points d'articulation"},
		{"metrics.CutTies", "bridges of igraph and networkx, cut edges, isthmus, isthmes, ponts"},
		{"metrics.Biconnected", "blocks, bicomponents, biconnected components, two-connected"},
		{"metrics.NodeConnectivity", "vertex connectivity, Menger, minimum vertex cut, connectivité"},
		{"metrics.KComponents", "structural cohesion, Moody and White, cohesive blocking, cohesive_blocks of igraph"},
		{"metrics.Cliques", "maximal cliques, clique overlap, subgroups, complete subgraphs"},
		{"metrics.LargestClique", "maximum clique, clique number, nombre de clique"},
		{"metrics.MaximalBicliques", "bicliques, complete bipartite subgraphs, formal concepts, Galois lattice, treillis de Galois"},
		{"metrics.Truss", "k-truss, triangle cores, trussness"},
	}},
	{"Core and periphery", "Is there a centre with a margin around it?", "centre et périphérie, noyau", []measure{
		{"metrics.KCore", "k-core, coreness of igraph, core number, degeneracy, k-shell, k-noyau"},
		{"metrics.TwoModeCore", "(p,q)-core, (alpha,beta)-core, bipartite core"},
		{"metrics.CorePeriphery", "discrete core-periphery model, Borgatti and Everett, Lip"},
		{"metrics.ContinuousCore", "continuous core-periphery model, coreness of UCINET, Borgatti and Everett"},
		{"metrics.RichClub", "rich-club coefficient, assortative hubs, club des riches"},
	}},
	{"Communities", "Which groups have more ties inside than chance would give?", "clusters, modules, cohesive subgroups, community detection, communautés", []measure{
		{"community.Leiden", "modularity maximization, cluster_leiden, exact modularity"},
		{"community.Louvain", "multilevel, Blondel, cluster_louvain, modularity maximization"},
		{"community.LabelPropagation", "LPAwb+, DIRTLPAwb+, label spreading"},
		{"community.BRIM", "bipartite modules, Barber"},
		{"community.Consensus", "ensemble clustering, co-classification, consensus clustering"},
		{"community.Modularity", "Newman modularity, Barber modularity, Q, modularité"},
	}},
	{"Positions", "Which nodes have the same partners, or partners of the same kind?", "roles, equivalence, équivalence structurale", []measure{
		{"position.Structural", "structural equivalence, profile distance, Euclidean, Jaccard, équivalence structurale"},
		{"position.RoleSimilarity", "regular equivalence, automorphic equivalence, RoleSim, REGE"},
		{"position.Agglomerative", "hierarchical clustering, dendrogram, linkage, classification hiérarchique"},
		{"position.CONCOR", "convergence of iterated correlations, structural equivalence"},
		{"position.Blockmodel", "image matrix, density table, reduced graph, White, Boorman and Breiger"},
	}},
	{"Backbones", "Which ties are more than chance would give?", "significant ties, sparsification, validated projections, squelette", []measure{
		{"backbone.SDSM", "stochastic degree sequence model, co-occurrence by chance, Poisson-binomial"},
		{"backbone.FixedFill", "random bipartite graph by chance, Erdős-Rényi backbone"},
		{"backbone.FixedRow", "hypergeometric backbone, validated projection, Tumminello"},
		{"backbone.FixedColumn", "Poisson-binomial backbone"},
		{"backbone.Disparity", "disparity filter, weighted backbone, Serrano"},
		{"backbone.BiCM", "bipartite configuration model, maximum entropy, canonical ensemble"},
		{"backbone.Significant", "multiple testing, Bonferroni, Holm, false discovery rate, Benjamini and Hochberg"},
	}},
	{"Categories and numbers of nodes", "Do like nodes meet?", "attributes, homophilie, mixité", []measure{
		{"metrics.Diversity", "Blau index, Shannon entropy, heterogeneity, Simpson, richness, evenness, diversité"},
		{"metrics.Mixing", "mixing matrix, assortative mixing, cross-tabulation of ties, tableau de mixité"},
		{"metrics.MixingTable", "assortative mixing, E-I index, nominal assortativity, Newman's r, Gupta, Anderson and May"},
		{"metrics.Homophily", "homophily, E-I index, Coleman, Yule's Q, external-internal, homophilie"},
		{"metrics.Segregation", "spectral segregation index, Echenique and Fryer, ségrégation"},
		{"metrics.Assortativity", "degree assortativity, assortative mixing by degree, degree correlation"},
		{"metrics.Autocorrelation", "Moran's I, Geary's C, network autocorrelation, numeric assortativity, influence"},
	}},
	{"Two-mode shape", "Do nodes with few partners share those of nodes with many, or does each keep to its own?", "ecology, nestedness, emboîtement", []measure{
		{"metrics.NODF", "nestedness, weighted NODF, emboîtement"},
		{"metrics.Specialization", "d prime, d', H2', selectivity, complementary specialization, spécialisation"},
	}},
	{"Inequality", "Do few have most?", "concentration, inégalité", []measure{
		{"metrics.TieConcentration", "disparity, Herfindahl index of ties, dependence on few partners"},
		{"metrics.Gini", "Gini coefficient, Lorenz curve, indice de Gini"},
		{"metrics.HHI", "Herfindahl-Hirschman index, Simpson concentration"},
	}},
	{"Comparison", "How much do two partitions, or two networks, agree?", "similarity, change over time, évolution", []measure{
		{"compare.Agreement", "adjusted Rand index, normalized mutual information, NMI, variation of information, split-join"},
		{"compare.NetworkChange", "turnover, rewiring, persistence of ties, network stability, beta diversity, renouvellement"},
		{"compare.Overlap", "Jaccard, Whittaker, Sørensen, shared ties"},
	}},
	{"Null models", "What would chance alone give?", "random graphs, configuration model, permutation, modèle nul", []measure{
		{"null.Test", "Monte Carlo test, p-value, z-score, territory effect"},
		{"null.Curveball", "configuration model, fixed degrees, fixed-fixed, checkerboard swaps, trades"},
		{"null.ErdosRenyi", "random graph, G(n,m), equiprobable"},
		{"null.Switching", "edge swaps, double edge swap, Maslov and Sneppen, rewiring with degrees kept"},
		{"null.Lattice", "ring lattice, lattice_reference"},
		{"null.Affiliation", "synthetic network, invented network, benchmark, generator"},
	}},
}
