using Strata.Registry;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>A clusterer as a person asks for it.</summary>
/// <param name="Name">The typed form, as in "ward:sample=10000": what tables and files call it.</param>
/// <param name="Method">The clusterer with its knobs.</param>
public sealed record MethodChoice(string Name, IClusterMethod Method)
{
    const string Sample = "sample";

    /// <summary>Reads the typed form; any method takes sample=ROWS beside its own knobs (<see cref="SampledFit"/>).</summary>
    /// <param name="text">As in "dbscan:epsilon=4,points=10".</param>
    /// <param name="clusters">How many clusters are wanted.</param>
    /// <exception cref="InputException">The method or a knob is unknown, or a value is out of range.</exception>
    public static MethodChoice Parse(string text, int clusters)
    {
        PartSpec spec = PartSpec.Parse(text);
        IClusterMethod method = spec.Build<IClusterer, IClusterMethod>("clusterer", (part, parameters) =>
        {
            IClusterMethod whole = part.With(parameters, clusters);
            return parameters.Whole(Sample, 0, least: 2) is > 0 and int sample ? new SampledFit(whole, sample) : whole;
        });
        return new MethodChoice(spec.ToString(), method);
    }

    /// <summary>The typed form with a sample.</summary>
    public static string WithSample(string name, int rows) => PartSpec.Parse(name).With(Sample, $"{rows}").ToString();

    /// <summary>A name that a file may have.</summary>
    public string FileName => Name.Replace(':', '-').Replace('=', '-').Replace(',', '-');
}
