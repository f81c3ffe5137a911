namespace Strata.Data.Public;

/// <summary>A data set that can be fetched and verified, since every byte of its files is known.</summary>
public interface IPublicDataSet : IDataSetSource
{
    /// <summary>Its files and mirrors.</summary>
    PublicFiles Public { get; }
}
