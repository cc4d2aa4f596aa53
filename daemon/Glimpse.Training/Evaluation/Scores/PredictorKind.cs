namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Which figures make sense for a predictor.</summary>
internal enum PredictorKind
{
    /// <summary>All of them: a pK, or a logit with its threshold at 0.</summary>
    Model,

    /// <summary>It only ranks: there is no threshold.</summary>
    Ranking,

    /// <summary>The ligand's size itself: nothing is left of it once size is taken out.</summary>
    Size,

    /// <summary>It says the same of a whole series of a fold: that orders folds, not ligands.</summary>
    Series,
}
