using Glimpse.Models.Registry;

namespace Glimpse.Models.Import.Gnina;

/// <summary>The card of a model that was imported: what it is, where it came from, what to cite.</summary>
internal static class GninaCard
{
    /// <summary>The card, as Markdown.</summary>
    internal static string Of(ModelManifest model) =>
        $"""
        # {model.Name}: {model.Title}

        {model.Description}

        Input: the channels of {model.Scheme} (revision {model.SchemeRevision}) on {model.GridSize}^3 voxels of
        {model.Spacing.ToString(System.Globalization.CultureInfo.InvariantCulture)} Å. Outputs: `pose`, a logit, the
        difference of the network's two log-softmax values; `affinity`, pK.

        ## Where it came from

        {string.Join("\n", model.Imported!.Files.Select(file => $"- {file.Name}, SHA-256 {file.Sha256}"))}

        {model.Imported.License}

        ## Before you believe it

        gnina's networks were trained on PDBbind 2016 and on CrossDocked2020: most crystal structures with a
        measured affinity are known to them, so that figures on those say little about a new protein. What
        Glimpse Bridge computes differs from gnina's own numbers where Open Babel types an atom differently.

        ## Cite

        McNutt, A. T.; Francoeur, P.; Aggarwal, R.; Masuda, T.; Meli, R.; Ragoza, M.; Sunseri, J.; Koes, D. R. GNINA
        1.0: molecular docking with deep learning. J. Cheminform. 2021, 13, 43.

        """.ReplaceLineEndings("\n");
}
